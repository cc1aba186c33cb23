# Helpers that the other scripts source: messages, and Debian packages where they may be installed. Runs nothing itself.

fail() {
    printf 'ERROR: %s\n' "$@" >&2
    exit 1
}

# as_root COMMAND...: runs it as root, directly or by a sudo that asks for no password; 1 when neither is possible.
as_root() {
    if [ "$(id -u)" -eq 0 ]; then
        "$@"
    elif command -v sudo >/dev/null && sudo -n true 2>/dev/null; then
        sudo -n "$@"
    else
        return 1
    fi
}

# install_debian PACKAGE...: 0 when installed; 1 when this machine has no apt-get, or this user may not use it.
install_debian() {
    command -v apt-get >/dev/null && as_root true || return 1
    echo "Installing from Debian's packages: $*"
    as_root env DEBIAN_FRONTEND=noninteractive apt-get -qq update &&
        as_root env DEBIAN_FRONTEND=noninteractive apt-get -qq install --yes --no-install-recommends "$@" >/dev/null
}
