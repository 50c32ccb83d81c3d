# cmirror check FOLDER: what the walls are made of, of which cmirror.tools.check.grade.Walls makes the rest.

# Mounts of its own as well. Who is root for all the system judges as such, and has the programs run as nobody.
under="$under -m"
as_nobody='setpriv --reuid=65534 --regid=65534 --clear-groups'
if [ "$(id -u)" = 0 ] && $as_nobody true 2>/dev/null; then
    under='unshare -nm'
    export CMIRROR_AS_NOBODY="$as_nobody"
fi
export CMIRROR_WALLS="$lib/sh/walls.sh" CMIRROR_HOME="$home"
self=$home/bin/cmirror # of ./lab: the checkout is not to be seen behind the walls
