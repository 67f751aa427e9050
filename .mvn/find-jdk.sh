# Sourced by ./hub and ./mvnw. Maven itself runs on JDK 25 too, because the formatter parses with the JDK that it runs on;
# compiler, tests and packaging follow the toolchain in any case.

# The major version of the JDK in a folder; nothing when it is none.
jdk_major() {
  [ -x "$1/bin/java" ] && [ -x "$1/bin/javac" ] && [ -f "$1/release" ] || return 0
  sed -n 's/^JAVA_VERSION="\([0-9]*\).*/\1/p' "$1/release"
}

# The first JDK 25 among the usual places; nothing when there is none.
find_jdk() {
  (
    set +f
    on_path=$(command -v javac 2>/dev/null) && on_path=$(readlink -f "$on_path") && on_path=${on_path%/bin/javac}
    for home in "${JAVA_HOME:-}" "${on_path:-}" /usr/lib/jvm/* /usr/java/* /opt/java/* /opt/jdk* \
      "$HOME"/.sdkman/candidates/java/* "$HOME"/.jdks/* "$HOME"/.local/share/mise/installs/java/* \
      /Library/Java/JavaVirtualMachines/*/Contents/Home /opt/homebrew/opt/openjdk*/libexec/openjdk.jdk/Contents/Home; do
      if [ -n "$home" ] && [ "$(jdk_major "$home")" = 25 ]; then
        printf '%s\n' "$home"
        break
      fi
    done
  )
}
