package cmirror.porter.read;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** C texts as they lie on the disk: UTF-8 where they are, else byte for byte. */
public final class Sources {

    private Sources() {
    }

    public static String read(Path file) throws IOException {
        byte[] bytes = Files.readAllBytes(file);
        try {
            return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString()
                    .replace("\r\n", "\n");
        } catch (CharacterCodingException e) {
            return new String(bytes, StandardCharsets.ISO_8859_1).replace("\r\n", "\n");
        }
    }
}
