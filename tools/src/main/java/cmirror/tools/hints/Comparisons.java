package cmirror.tools.hints;

import com.sun.source.tree.BinaryTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.Tree;
import com.sun.source.util.JavacTask;
import com.sun.source.util.Plugin;
import com.sun.source.util.SourcePositions;
import com.sun.source.util.TaskEvent;
import com.sun.source.util.TaskListener;
import com.sun.source.util.TreePath;
import com.sun.source.util.TreePathScanner;
import com.sun.source.util.Trees;
import java.io.IOException;
import javax.lang.model.type.TypeMirror;
import javax.tools.Diagnostic;

/**
 * Part of the javac of {@code run}: warns of what it compiles without a word, and a C programmer would not mean
 * either, Strings that are compared by where they lie. A plugin, so that nothing is compiled twice.
 */
public final class Comparisons implements Plugin {

    @Override
    public String getName() {
        return "cmirror";
    }

    @Override
    public void init(JavacTask task, String... arguments) {
        Trees trees = Trees.instance(task);
        task.addTaskListener(new TaskListener() { // a class is looked through when its types are known
            @Override
            public void finished(TaskEvent event) {
                if (event.getKind() == TaskEvent.Kind.ANALYZE) {
                    TreePath path = trees.getPath(event.getTypeElement());
                    if (path != null) {
                        new Search(trees, path.getCompilationUnit()).scan(path, null);
                    }
                }
            }
        });
    }

    private static final class Search extends TreePathScanner<Void, Void> {

        private final Trees trees;
        private final CompilationUnitTree file;
        private Hints hints;

        Search(Trees trees, CompilationUnitTree file) {
            this.trees = trees;
            this.file = file;
        }

        @Override
        public Void visitBinary(BinaryTree tree, Void nothing) {
            if ((tree.getKind() == Tree.Kind.EQUAL_TO || tree.getKind() == Tree.Kind.NOT_EQUAL_TO)
                    && isString(tree.getLeftOperand()) && isString(tree.getRightOperand())) {
                warn(tree);
            }
            return super.visitBinary(tree, nothing);
        }

        private boolean isString(ExpressionTree operand) {
            TypeMirror type = trees.getTypeMirror(new TreePath(getCurrentPath(), operand));
            return type != null && type.toString().equals("java.lang.String");
        }

        private void warn(BinaryTree tree) {
            if (hints == null) {
                hints = new Hints(Hint.Occasion.WARNED, null);
            }
            String hint = hints.on("strings compared\n= " + text(tree.getLeftOperand())
                    + (tree.getKind() == Tree.Kind.EQUAL_TO ? " == " : " != ") + text(tree.getRightOperand()));
            // mandatory: run's javac says nothing else
            trees.printMessage(Diagnostic.Kind.MANDATORY_WARNING, "this asks whether both are one and the same String, not"
                    + " whether they have the same letters\nhint: " + hint, tree, file);
        }

        private String text(ExpressionTree tree) {
            SourcePositions places = trees.getSourcePositions();
            try {
                return file.getSourceFile().getCharContent(true).subSequence(
                        (int) places.getStartPosition(file, tree), (int) places.getEndPosition(file, tree))
                        .toString();
            } catch (IOException e) {
                return tree.toString();
            }
        }
    }
}
