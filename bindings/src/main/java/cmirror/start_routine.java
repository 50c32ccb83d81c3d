package cmirror;

/**
 * {@snippet lang=c :
 * void *(*start_routine)(void *arg)
 * }
 * The Java method that a thread runs: {@code Serv::doit}. The argument is the object that was given
 * to pthread_create, and pthread_join stores the object that is returned; either may be a number
 * ({@code (int) arg} for {@code (int)(intptr_t) arg}), {@code NULL}, or anything else.
 */
@FunctionalInterface
public interface start_routine {

    Object run(Object arg);
}
