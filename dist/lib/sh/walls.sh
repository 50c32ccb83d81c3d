# The walls behind which cmirror check judges the programs of a folder; cmirror.tools.check.grade.Walls calls it,
# as root of a namespace of mounts that is its own.
#
#   walls.sh build BASE FOLDER ...   what a program may see of the system, and of these folders: to be read only
#   walls.sh enter BASE WORK TRACE TASKS BYTES WORD ...   runs a command there, as the first process of its namespace

set -eu

build() {
    base=$1
    shift
    mount -t tmpfs -o mode=755,size=1m walls "$base"
    for folder in /bin /sbin /lib /lib32 /lib64 /libx32 /usr /etc /opt "$@"; do
        if [ -L "$folder" ]; then # /bin is /usr/bin
            cp -P "$folder" "$base$folder"
        elif [ -d "$folder" ] && ! [ -e "$base$folder" ]; then
            mkdir -p "$base$folder"
            mount --rbind "$folder" "$base$folder"
        fi
    done
    # nodev and nosuid stand beside ro, as the kernel lets nobody take them away from what had them
    sed 's/\\\([0-7]\{3\}\)/\\0\1/g' /proc/self/mountinfo | while read -r _ _ _ _ point _; do
        point=$(printf '%b' "$point") # a blank is \040 there
        case $point in "$base"/*) mount -o remount,bind,ro,nosuid,nodev "$point" ;; esac
    done
    mkdir -p "$base/proc" "$base/tmp" "$base/dev/shm"
    for device in null zero full random urandom; do
        : >"$base/dev/$device"
        mount --bind "/dev/$device" "$base/dev/$device"
    done
    ln -s /proc/self/fd "$base/dev/fd"
    mount -o remount,bind,ro "$base"
}

enter() {
    base=$1 work=$2 trace=$3 tasks=$4 bytes=$5
    shift 5
    mount -t proc proc /proc # mount reads it, too
    mount --bind /proc "$base/proc"
    mount -t tmpfs -o mode=1777,size=8m,nr_inodes=200 walls "$base/dev/shm"
    mkdir -p "$base$work"
    mount --bind "$work" "$base$work"
    # who has installed it in /tmp has none but TMPDIR
    [ -n "$(ls -A "$base/tmp")" ] || mount --bind "$work/tmp" "$base/tmp"
    if [ -n "$trace" ]; then # a file that can be written, and neither removed nor replaced
        : >"$base$trace"
        mount --bind "$trace" "$base$trace"
    fi
    # long pids, as elsewhere: check takes no long number for something that is printed
    { echo 20000 >"$base/proc/sys/kernel/ns_last_pid"; } 2>/dev/null || :
    case $(uname -r) in # which count all that the user has, wherever it is
        [0-4].* | 5.[0-9].* | 5.1[0-3].*) tasks=unlimited ;;
    esac
    set +e
    chroot "$base" setpriv --bounding-set=-all --inh-caps=-all --no-new-privs \
        prlimit --nproc="$tasks" --data="$bytes" --fsize=134217728 --nofile=1024 --core=0 \
        env -i PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin HOME="$work" TMPDIR="$work/tmp" \
        LC_ALL="${LC_ALL:-C}" TERM=dumb JAVA_HOME="$JAVA_HOME" CMIRROR_CACHES="$CMIRROR_CACHES" \
        sh -c 'cd "$HOME" && exec "$@"' sh "$@"
    exit $?
}

"$@"
