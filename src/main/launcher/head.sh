#!/bin/sh
# rdopkg. This file is a shell script with a Java archive appended (everything after the last line of the
# script). It looks for Java 17 or newer in JAVA_HOME, then in PATH, and hands over to it. It reads the
# Java home's "release" file instead of starting Java to ask for its version, and starts no other program
# that it can do without: every one costs a millisecond.

least=17 # the oldest Java that rdopkg runs on
tried='' # what was looked at and why it will not do, one line each

# Prints what the symbolic link $1 leads to, also when PATH holds nothing but java and git.
follow() {
  PATH=$PATH:/usr/bin:/bin # called in a subshell
  readlink -f -- "$1"
}

# Sets $1 to the absolute path of this file, symbolic links resolved: the class-data archive is tied to it.
set_program() {
  program=$1
  case $program in
    */*) ;;
    *) [ -f "./$program" ] || program=$(command -v -- "$program") ;;
  esac
  [ ! -L "$program" ] || program=$(follow "$program")
  folder=${program%/*}
  [ "$folder" != "$program" ] || folder=.
  program=$(CDPATH='' cd -P -- "${folder:-/}" && pwd -P)/${program##*/}
}

# Sets $version to what the Java home $1 says of itself; leaves it empty when there is no "release" file.
read_release() {
  version='' full_version=''
  [ -r "$1/release" ] || return 0
  while [ -z "$version" ] && IFS= read -r line; do
    case $line in
      JAVA_RUNTIME_VERSION=*) full_version=${line#*=} ;;
      JAVA_VERSION=*) version=${line#*=} ;;
    esac
  done <"$1/release"
  version=${version#\"} version=${version%\"}
  full_version=${full_version:-$version}
  full_version=${full_version#\"} full_version=${full_version%\"}
}

# Sets $version to what the program $1 says, for a Java without a "release" file.
ask_version() {
  answer=$("$1" -version 2>&1) || answer=''
  case $answer in
    *'version "'*) version=${answer#*version \"} version=${version%%\"*} ;;
  esac
}

# Succeeds, with $java set, when the program $1 (found as $2 says) is a Java that is new enough.
try_java() {
  if [ ! -x "$1" ] || [ -d "$1" ]; then
    tried="$tried
why: $2 holds no Java program ($1)"
    return 1
  fi
  java=$1
  home=$java
  [ ! -L "$home" ] || home=$(follow "$home")
  read_release "${home%/bin/*}"
  [ -n "$version" ] || ask_version "$java"
  major=${version#1.} # Java 8 calls itself 1.8
  major=${major%%[!0-9]*}
  [ "${major:-0}" -lt "$least" ] || return 0
  tried="$tried
why: $2 is Java ${version:-of unknown version} ($1)"
  return 1
}

find_java() {
  if [ -n "${JAVA_HOME:-}" ]; then
    try_java "$JAVA_HOME/bin/java" JAVA_HOME && return
  fi
  if path_java=$(command -v java); then
    try_java "$path_java" 'java in PATH' && return
  fi
  [ -n "$tried" ] || tried='
why: JAVA_HOME is not set, and there is no java in PATH'
  fail "rdopkg needs Java $least or newer and found none$tried
fix: sudo dnf install java-$least-openjdk-headless
fix: sudo apt install openjdk-$least-jre-headless
fix: export JAVA_HOME=FOLDER    (of a newer Java that you have)"
}

fail() {
  printf 'error: %s\n' "$1" >&2
  exit 1
}

# Sets $archive to the option that makes Java map its classes instead of parsing them. An archive fits one
# Java build and one program file; Java itself looks closer, but does without any archive, its own
# included, when this one does not fit. So it is named only when it was made for this Java and this path,
# and has not been touched, nor the program, since (make-archive gives both the same time).
#
# Java 17 would map the archive where no two runs have it, and mend all addresses in it, at every start. These are the
# addresses of classes, not of anything that comes from outside.
find_archive() {
  archive=-Xshare:auto mapping=
  [ -r "$program.jsa" ] && [ -r "$program.jsa.key" ] || return 0
  [ "$program" -nt "$program.jsa" ] || [ "$program" -ot "$program.jsa" ] && return
  { IFS= read -r key_version && IFS= read -r key_program; } <"$program.jsa.key" || return 0
  if [ "$key_version" = "$full_version" ] && [ "$key_program" = "$program" ]; then
    archive=-XX:SharedArchiveFile=$program.jsa
    mapping='-XX:+IgnoreUnrecognizedVMOptions -XX:+UnlockDiagnosticVMOptions -XX:ArchiveRelocationMode=0'
  fi
}

# In the C locale Java 17 loses every letter beyond ASCII in arguments and file names; C.UTF-8 is the C
# locale without that fault. Other locales are the user's choice.
mend_locale() {
  case ${LC_ALL:-${LC_CTYPE:-${LANG:-C}}} in
    C | POSIX)
      if [ -n "${LC_ALL:-}" ]; then
        export LC_ALL=C.UTF-8
      else
        export LC_CTYPE=C.UTF-8
      fi
      ;;
  esac
}

# Sets $sizes. Without them Java takes a 64th of the machine's memory for a start, and fills it before it looks
# for garbage; a short action has made less than this when it ends, and none is looked for. Memory that is not
# filled costs nothing. A long action gives back what it has no use for; left alone, Java would keep twice what it
# needs. Java refuses to start when these and a user's own ($JDK_JAVA_OPTIONS and the like)
# contradict each other: theirs win.
find_sizes() {
  sizes='-Xms160m -Xmn112m -XX:MinHeapFreeRatio=10 -XX:MaxHeapFreeRatio=20 -XX:+UseSerialGC'
  case " ${JDK_JAVA_OPTIONS:-} ${JAVA_TOOL_OPTIONS:-} ${_JAVA_OPTIONS:-} " in
    *-Xm[xns]* | *HeapSize* | *NewSize* | *RAM* | *FreeRatio* | *-XX:+Use*GC* | *AggressiveHeap*) sizes= ;;
    *@* | *VMOptionsFile* | *-XX:Flags=*) sizes= ;; # files with who knows what
  esac
}

set_program "$0"
case $program in
  *:*) fail "rdopkg cannot run from a folder whose path holds a colon: $program
why: Java splits its class path there
fix: move or copy the file to a folder without one" ;;
esac
find_java
find_archive
mend_locale
if [ -n "${RDOPKG_EXPLAIN:-}" ]; then # for make-archive, and for people who wonder
  printf 'program: %s\njava: %s\nversion: %s\narchive: %s\n' "$program" "$java" "$full_version" "$archive"
  exit
fi
find_sizes
# Java does not log in to a proxy for https: unless it is told that Basic is fine there.
# shellcheck disable=SC2086 # several options
exec "$java" $sizes $mapping -XX:TieredStopAtLevel=1 -XX:-UsePerfData -Xlog:all=off "$archive" \
  -Djdk.http.auth.tunneling.disabledSchemes= \
  -Dslf4j.provider=org.slf4j.nop.NOPServiceProvider -Dslf4j.internal.verbosity=WARN \
  -Dpicocli.disable.closures=true -Dpicocli.converters.excludes=java.* -cp "$program" org.rdopkg.Main "$@"
