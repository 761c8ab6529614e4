# shellcheck shell=bash
# Building and running the host.

MARK=.made-by-luma
HOST=src/Api/bin/Release/net10.0/Luma.Api.dll

# fingerprint <files and directories>: changes when a source is added, removed or edited. What a build makes beside the sources does not count.
fingerprint() {
    find "$@" \( -name node_modules -o -name dist -o -name bin -o -name obj \) -prune -o -type f -printf '%p %T@\n' | sort | cksum
}

# build_when_changed <name> <command> <sources>: the stamp holds the sources as they were when the build began, so that edits made meanwhile count.
build_when_changed() {
    local stamp=$STAMPS/$1 build=$2 now
    shift 2
    now=$(fingerprint "$@")
    [ ! -e "$stamp" ] || [ "$(cat "$stamp")" != "$now" ] || return 0
    "$build"
    mkdir -p "$STAMPS"
    printf '%s\n' "$now" >"$stamp"
}

install_web_packages() {
    # npm writes this copy of the lock file when it has finished.
    local installed=web/node_modules/.package-lock.json
    [ -e "$installed" ] && [ ! web/package-lock.json -nt "$installed" ] && return
    say "installing the front ends' packages"
    npm ci --prefix web --no-audit --no-fund --loglevel error
}

build_web() {
    install_web_packages
    say "building the front ends"
    npm run --prefix web --silent build
}

build_host() {
    say "building the host"
    dotnet build -c Release src/Api --nologo -v q
}

build() {
    need_dotnet
    need_node
    need_postgres
    install_missing
    [ ! -e web/package.json ] || build_when_changed web build_web web
    [ -e "$HOST" ] || rm -f "$STAMPS/host"
    build_when_changed host build_host src Directory.Build.props Directory.Packages.props global.json
}

# Says that the directory is ours to remove, and is written only where there was none or nothing in it.
mark_data() {
    [ -z "$(ls -A "$LUMA_DATA" 2>/dev/null)" ] || return 0
    mkdir -p "$LUMA_DATA"
    touch "$LUMA_DATA/$MARK"
}

up() {
    build
    mark_data
    exec dotnet "$HOST" "$@"
}

seed() {
    build
    mark_data
    exec dotnet "$HOST" seed "$@"
}

reset() {
    local answer
    if [ ! -d "$LUMA_DATA" ]; then
        say "there is nothing in $LUMA_DATA"
        return
    fi
    # Only a directory that we made ourselves is removed. A list of places to spare would always lack one.
    [ -f "$LUMA_DATA/$MARK" ] || fail "$LUMA_DATA was not made by ./luma up: it is not removed"
    case $ROOT/ in "${LUMA_DATA%/}"/*) fail "$LUMA_DATA holds this repository: it is not removed" ;; esac
    case $(realpath -m -- "$HOME")/ in "${LUMA_DATA%/}"/*) fail "$LUMA_DATA holds your home directory: it is not removed" ;; esac
    ! host_is_running || fail "a host is running on $LUMA_DATA: stop it first"
    if [ "${1:-}" != --yes ]; then
        read -r -p "Remove the database and all files in $LUMA_DATA? [y/N] " answer || answer=n
        case $answer in y | Y | yes) ;; *) fail "nothing was removed" ;; esac
    fi
    rm -rf --one-file-system -- "$LUMA_DATA"
    say "removed $LUMA_DATA"
}

# A host holds this lock as long as it lives.
host_is_running() {
    local lock
    while read -r lock; do
        flock --nonblock "$lock" true || return 0
    done < <(find "$LUMA_DATA" -maxdepth 3 -name host.lock)
    return 1
}
