package org.rdopkg.spec.macro;

import java.util.List;
import java.util.Random;

/**
 * Makes broken and hostile specs: of constructs cut in the middle, of good specs bent, of bombs.
 */
final class HostileText {
  /** One of each construct of the language, and of the traps in what surrounds it. */
  static final List<String> CONSTRUCTS =
      List.of(
          "%global a %{b}",
          "%define a(xy:-) %{-x:%{-y*}} %{1} %* %** %#",
          "%define a %{expand:%{a}%%{a}}",
          "%define a \\\n  b \\\n  c",
          "%global a {\n%{b}\n}",
          "%{!?a:%global a 1}",
          "%{?a:%{?b:%{!?c:%{d}}}}",
          "%{a:b %{c} d}",
          "%{a b -x -y c}",
          "%undefine a",
          "%{lua: print(string.rep('a', 1000)) for i = 1, 9 do rpm.define('a' .. i .. ' x') end}",
          "%{lua: local t = { a = 1 } print(macros.a:gsub('(.)', '%1%1'))}",
          "%(v=%{version}; echo ${v:0:3} | tr a-z A-Z | sed 's/\\(.\\)/\\1\\1/g')",
          "%(echo $(echo `echo x`))",
          "%[ 1 + 2 * (3 - %{a}) > v\"1.2\" ? \"x\" : %{?b} ]",
          "%{expr: 0%{?a} && !(1 || 2)}",
          "%{gsub %{name} a %{quote:b c}}",
          "%{sub %{version} -3 -1}",
          "%{rep a 99999999}",
          "%{upper:%{lower:%{a}}}",
          "%{basename:%{S:0}} %{suffix:a.b} %{dirname:/a/b} %{url2path:http://a/b}",
          "%{shrink: a  b } %{quote:a b} %{shescape:it's} %{len:abc} %{reverse:abc}",
          "%{macrobody:a} %{defined a} %{with a} %{load:/etc/passwd}",
          "%{error:no} %{warn:no} %{echo:no} %dnl no",
          "%bcond_with a\n%bcond_without b\n%bcond c %{with a}",
          "%if 0%{?a} >= 1 && \"%{b}\" == \"c\" \\\n  || 1",
          "%ifarch x86_64 %{arm}\n%elifarch a\n%else\n%endif",
          "%ifos linux\n%elifos a\n%endif trailing",
          "%if 1\n%elif 0\n%else\n",
          "%include /etc/passwd",
          "%include ../../../../etc/shadow",
          "%include %{SOURCE0}",
          "Name: %{a}\nVersion: 1.%{b}~rc1^git\nRelease: 0.1%{?dist}.2",
          "Source0: %{url}/%{name}-%{version}.tar.gz#/x\nSource: b\nSource 3: c",
          "Patch1: a.patch\nPatch: b.patch\nPatch0003: %{name}-c.patch\n%patchlist\nd.patch\n",
          "%{?a:\nPatch9: x.patch\n}",
          "%prep\n%setup -q -n %{name}\n%patch 1 -p1\n%patch -P2 -p1 -b .x\n%patch3\n",
          "%autosetup -p1 -S git_am -N\n%autopatch -m 1 -M 9\n%{PATCH1} %{P:1} %{patches}",
          "BuildArch: noarch\n%package x\nVersion: 2\n%description x\n",
          "# patches_base=1.2.3+4\n# patches_ignore=(a+)+b\n",
          "## START: Set by rpmautospec\n%define autorelease(e:s:pb:n) %{?-p:0.}%{lua:\n"
              + "    release_number = 3;\n    base_release_number = tonumber(rpm.expand(\"%{?-b*}"
              + "%{!?-b:1}\"));\n    print(release_number + base_release_number - 1);\n}"
              + "%{?-e:.%{-e*}}%{?-s:.%{-s*}}%{!?-n:%{?dist}}\n## END: Set by rpmautospec",
          "Release: %autorelease -b 3 -e %{a}\n%changelog\n%autochangelog",
          "%changelog\n* Tue July 30 2024 A B <a@b> - 1-1\n- %build x\n\n* Mon Jan 01 2024 C\n- d\n",
          "%global forgeurl https://gitlab.com/a/b/c\n%global commit %{a}\n%forgemeta -a\n%gometa -z 3",
          "%global fontfamily1 A %{b}\n%fontpkg -a\n%fontmeta\n%{pypi_source} %{crates_source a b}",
          "%sourcelist\nhttp://a/b\n%patchlist\nc.patch # d\n",
          "%__python3 %{python3_sitelib} %{_libdir} %{ix86} %{?epoch:%{epoch}:}",
          "\0",
          "\uFFFD",
          "\uD83D\uDE00",
          "\u2028",
          "\f",
          "\r",
          "\\",
          "\\\n",
          "%",
          "%{",
          "%(",
          "%[",
          "}",
          ")",
          "]",
          "%{}",
          "%{?}",
          "%{!?:}",
          "%{-}",
          "%{*",
          "%%",
          "%%%",
          "{",
          "\"",
          "'",
          "$",
          "`");

  private final Random random;

  HostileText(Random random) {
    this.random = random;
  }

  /** One text, mostly below some thousand characters. */
  String text() {
    return switch (random.nextInt(8)) {
      case 0 -> cut(construct());
      case 1 -> construct() + cut(construct()) + "\n" + spec();
      case 2 -> constructs(1 + random.nextInt(12));
      case 3 -> bent(constructs(1 + random.nextInt(6)));
      case 4 -> nested();
      case 5 -> bomb();
      case 6 -> cut(spec()) + construct();
      default -> bent(spec());
    };
  }

  private String spec() {
    return new SpecGenerator(random).spec("fuzz");
  }

  private String construct() {
    return CONSTRUCTS.get(random.nextInt(CONSTRUCTS.size()));
  }

  private String constructs(int count) {
    StringBuilder out = new StringBuilder();
    for (int i = 0; i < count; i++) {
      out.append(construct()).append(random.nextInt(3) == 0 ? "" : "\n");
    }
    return out.toString();
  }

  private String cut(String text) {
    return text.substring(0, random.nextInt(text.length() + 1));
  }

  /** Some pieces taken out, doubled, swapped with constructs or put elsewhere. */
  private String bent(String text) {
    StringBuilder out = new StringBuilder(text);
    for (int i = 1 + random.nextInt(5); i > 0 && out.length() > 1; i--) {
      int from = random.nextInt(out.length());
      int to = Math.min(out.length(), from + 1 + random.nextInt(8));
      switch (random.nextInt(5)) {
        case 0 -> out.delete(from, to);
        case 1 -> out.insert(random.nextInt(out.length()), out.substring(from, to));
        case 2 -> out.insert(from, construct());
        case 3 -> out.replace(from, to, cut(construct()));
        default ->
            out.setCharAt(
                from,
                (char)
                    (random.nextInt(4) > 0 ? random.nextInt(128) : 0xD800 + random.nextInt(0x800)));
      }
    }
    return out.toString();
  }

  /** One construct in itself, deep. */
  private String nested() {
    String[][] shapes = {
      {"%{?a:", "}"}, {"%{expand:", "}"}, {"%[(", ")]"}, {"%(echo $(", "))"}, {"%{", "}"},
      {"%if 1\n", "\n%endif"}, {"%{upper:", "}"}, {"%{lua:print(", ")}"}, {"(", ")"}, {"%[!", "]"},
      {"%define a %{expand:", "}"}, {"%{!?a:%global b ", "}"}, {"%{S:", "}"}, {"%[1?", ":2]"}
    };
    String[] shape = shapes[random.nextInt(shapes.length)];
    int depth = 1 << random.nextInt(10);
    int closed = random.nextInt(3) == 0 ? random.nextInt(depth + 1) : depth;
    return "Name: " + shape[0].repeat(depth) + "1" + shape[1].repeat(closed) + "\n" + construct();
  }

  /** Macros that grow or never end. */
  private String bomb() {
    int levels = 1 + random.nextInt(random.nextInt(300) == 0 ? 70 : 9);
    String call = random.nextBoolean() ? "%{m" : "%{?m";
    String define = random.nextBoolean() ? "%define m" : "%global m";
    StringBuilder out = new StringBuilder("%global m0 " + cut(construct()) + "x\n");
    for (int i = 1; i <= levels; i++) {
      int previous = random.nextInt(20) == 0 ? i : i - 1;
      out.append(define).append(i).append(' ');
      out.append((call + previous + "}").repeat(1 + random.nextInt(3))).append('\n');
    }
    return out.append("Version: %{m").append(levels).append("}\n").append(construct()).toString();
  }
}
