# What the benchmarks share; sourced by run and rebase, which set upstream, tip, folder and version first.

here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd -P)
rdopkg=$(cd "$here/../../.." && pwd -P)/target/rdopkg
[ -x "$rdopkg" ] || { echo "build rdopkg first: mvn -q -DskipTests package" >&2; exit 1; }
if [ -n "${JAVA_HOME:-}" ]; then java=$JAVA_HOME/bin/java; else java=$(command -v java); fi

temporary=''
if [ -z "$folder" ]; then
  folder=$(mktemp -d)
  temporary=yes
fi
mkdir -p "$folder"
folder=$(cd "$folder" && pwd -P)
repo=$folder/package times=$folder/times

clean_up() {
  if [ -n "$temporary" ]; then
    rm -rf "$folder"
  elif [ ! -e "$folder/ready" ]; then
    rm -rf "$repo"
  fi
}
trap clean_up EXIT
# Nothing of the user's own: configuration, hooks, identity.
export HOME=$folder/home XDG_CONFIG_HOME=$folder/home/.config GIT_CONFIG_NOSYSTEM=1
export GIT_AUTHOR_NAME=Bench GIT_AUTHOR_EMAIL=bench@example.com
export GIT_COMMITTER_NAME=Bench GIT_COMMITTER_EMAIL=bench@example.com
mkdir -p "$HOME"
unset GIT_DIR GIT_WORK_TREE GIT_INDEX_FILE

say() { echo "$*" >&2; }

# --- the package: an upstream history, commits on top of a tag as patches, a distgit branch without patches

make_upstream() {
  if [ -n "$upstream" ]; then
    say "copying $upstream"
    git clone -q --no-checkout "$upstream" "$repo"
    cd "$repo"
    git branch -q -f upstream "$tip"
    git remote remove origin
    git symbolic-ref HEAD refs/heads/upstream
    git for-each-ref --format='delete %(refname)' 'refs/heads/*' | grep -v ' refs/heads/upstream$' |
      git update-ref --stdin
  else
    say 'generating an upstream of 5,000 files and 60,000 commits'
    git init -q "$repo"
    cd "$repo"
    "$java" "$here/GeneratedUpstream.java" 5000 60000 | git fast-import --quiet --done
  fi
}

# Commits on $1 that add one line to the end of one file each, $2 of them; given $3, only to files that end alike there,
# so that a rebase onto it has no conflict.
make_one_line_chain() {
  local path blob parent=$1 n=0
  say "making $2 one-line patches"
  export GIT_INDEX_FILE=$folder/index
  git read-tree "$1"
  while [ "$n" -lt "$2" ] && IFS= read -r path; do
    [ -z "${3:-}" ] || ends_alike "$1" "$3" "$path" || continue
    n=$((n + 1))
    blob=$({ git cat-file blob "$1:$path"; echo "# patched $n"; } | git hash-object -w --stdin)
    git update-index --cacheinfo "100644,$blob,$path"
    parent=$(echo "Patch number $n" | git commit-tree -p "$parent" "$(git write-tree)")
  done < <(git grep -I -l '' "$1" | cut -d: -f2- | awk '
    { path[NR] = $0 }
    END { for (i = 0; i < NR; i++) print path[1 + (i * 7919) % NR] }')
  rm -f "$GIT_INDEX_FILE"
  unset GIT_INDEX_FILE
  git update-ref refs/heads/chain-one-line "$parent"
}

ends_alike() {
  git cat-file -e "$2:$3" 2>/dev/null &&
    cmp -s <(git cat-file blob "$1:$3" | tail -n 5) <(git cat-file blob "$2:$3" | tail -n 5)
}

make_distgit() {
  git symbolic-ref HEAD refs/heads/master
  cat >bench.spec <<END
Name:           bench
Version:        $version
Release:        1%{?dist}
Summary:        Something to measure with
License:        MIT
Source0:        %{name}-%{version}.tar.gz

%description
Something to measure with.

%prep
%autosetup -p1 -S git

%changelog
* Mon Jan 05 2026 Bench <bench@example.com> - $version-1
- First build
END
  git add bench.spec
  git commit -q -m 'First build'
  git tag start
}

# --- figures

median() { # file column
  sort -n -k "$2,$2" "$1" | awk -v c="$2" '{ v[NR] = $c } END { print (v[int((NR + 1) / 2)] + v[int(NR / 2) + 1]) / 2 }'
}

ratio() { awk -v a="$1" -v b="$2" 'BEGIN { printf "%.2f", a / b }'; }
seconds() { awk -v a="$1" 'BEGIN { printf "%.3f", a }'; }

# Ratios of wall and CPU, run by run: the load of a shared machine is about the same within a pair.
paired() { paste -d' ' "$1" "$2" | awk '{ print $1 / $3, $2 / $4 }'; }

