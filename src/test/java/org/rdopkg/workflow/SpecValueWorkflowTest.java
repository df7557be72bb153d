package org.rdopkg.workflow;

import org.junit.jupiter.api.Test;
import org.rdopkg.testkit.DistgitRepo;

class SpecValueWorkflowTest {
  private static final String SPEC =
      """
      %global minor 2
      %define lazy %{version}.%{minor}
      %global now %(date)
      Name:     foo
      Version:  1.%{minor}
      Release:  3%{?dist}
      Summary:  Made of %{nowhere}
      URL:      https://example.invalid/%{now}
      Source0:  https://example.invalid/%{name}-%{version}.tar.gz
      Source2:  two
      Patch:    %{name}-fix.patch
      BuildArch: noarch
      Requires: bar >= %{version}
      Requires: baz
      %package devel
      Requires: %{name} = %{version}
      """;

  private static DistgitRepo folder() {
    DistgitRepo folder = DistgitRepo.folder();
    folder.git().write("foo.spec", SPEC);
    return folder;
  }

  @Test
  void aTagsValueAloneIsPrinted() {
    DistgitRepo folder = folder();
    folder.run("spec", "get", "Version").exits(0).outIs("1.2\n").errIsEmpty();
    folder.run("spec", "get", "version", "--spec", "foo.spec").exits(0).outIs("1.2\n");
    folder.run("spec", "get", "Release", "--target", "f42").exits(0).outIs("3.fc42\n");
    folder.run("spec", "get", "buildarch").exits(0).outIs("noarch\n");
  }

  @Test
  void theValueAsWritten() {
    DistgitRepo folder = folder();
    folder.run("spec", "get", "Version", "--raw").exits(0).outIs("1.%{minor}\n");
    folder.run("spec", "get", "Release", "--raw").exits(0).outIs("3%{?dist}\n");
    folder.run("spec", "get", "URL", "--raw").exits(0).outContains("%{now}");
    folder.run("spec", "macro", "lazy", "--raw").exits(0).outIs("%{version}.%{minor}\n");
  }

  @Test
  void aTagThatStandsSeveralTimesIsALineEach() {
    DistgitRepo folder = folder();
    folder.run("spec", "get", "Requires").exits(0).outIs("bar >= 1.2\nbaz\n");
    folder
        .run("spec", "get", "Source")
        .exits(0)
        .outIs("https://example.invalid/foo-1.2.tar.gz\ntwo\n");
    folder.run("spec", "get", "source2").exits(0).outIs("two\n");
    folder.run("spec", "get", "Patch0").exits(0).outIs("foo-fix.patch\n");
  }

  @Test
  void whatIsNotThereIsAnError() {
    DistgitRepo folder = folder();
    folder.run("spec", "get", "Epoch").exits(1).outIs("").errContains("foo.spec has no Epoch");
    folder.run("spec", "get", "Source1").exits(1).outIs("").errContains("has no Source1");
    folder.run("spec", "macro", "nowhere").exits(1).outIs("").errContains("has no macro nowhere");
    folder
        .run("spec", "macro", "dist", "--raw")
        .exits(1)
        .outIs("")
        .errContains("has no definition");
    folder.run("spec", "get", "Version", "--spec", "x").exits(1).errContains("cannot read x");
  }

  @Test
  void whatIsNotThereIsExplained() {
    DistgitRepo folder = folder();
    folder
        .run("spec", "get", "Nope")
        .exits(1)
        .errIs(
            """
            error: foo.spec has no Nope
            why:   its tags are Name, Version, Release, Summary, URL, Source, Patch, BuildArch, Requires
            fix:   rdopkg spec foo.spec   # all that it comes to
            """);
    folder.run("spec", "get", "Verson").exits(1).errContains("fix:   did you mean Version?");
    folder
        .run("spec", "macro", "miner")
        .exits(1)
        .errIs(
            """
            error: foo.spec has no macro miner
            why:   neither the spec nor the distribution whose macros hold defines it
            fix:   did you mean minor?
            fix:   --target NAME takes the macros of another distribution
            fix:   --define 'miner VALUE' defines it
            """);
    folder
        .run("spec", "macro", "miner", "--raw")
        .exits(1)
        .errContains(
            "why:   no %global or %define line sets it",
            "fix:   did you mean minor?",
            "fix:   rdopkg spec macro miner   # what others define it as");
    folder.run("spec", "macro", "miner", "2").exits(1).errContains("no %global or %define line");
    folder.git().write("empty.spec", "");
    folder
        .run("spec", "get", "Name", "--spec", "empty.spec")
        .exits(1)
        .errContains("why:   it has no tags");
  }

  @Test
  void whatIsUnknownIsAnErrorWithItsLine() {
    DistgitRepo folder = folder();
    folder
        .run("spec", "get", "URL")
        .exits(1)
        .outIs("")
        .errContains("can't know the URL of foo.spec", "line 3: %(date)", "--raw");
    folder.run("spec", "get", "Summary").exits(1).outIs("").errContains("%{nowhere}");
    folder.run("spec", "macro", "now").exits(1).outIs("").errContains("macro now", "%(date)");
  }

  @Test
  void aMacroIsExpandedAsTheSpecLeavesIt() {
    DistgitRepo folder = folder();
    folder.run("spec", "macro", "minor").exits(0).outIs("2\n");
    folder.run("spec", "macro", "lazy").exits(0).outIs("1.2.2\n");
    folder.run("spec", "macro", "dist", "--target", "f42").exits(0).outIs(".fc42\n");
    folder.run("spec", "macro", "x", "--define", "x %{lazy}!").exits(0).outIs("1.2.2!\n");
  }

  @Test
  void namesThatAreNoneAreWrongUsage() {
    DistgitRepo folder = folder();
    folder.run("spec", "get", "Ver sion").exits(2).errContains("Invalid tag");
    folder.run("spec", "get", "Version1").exits(2).errContains("Invalid tag");
    folder.run("spec", "get", "Source99999999999").exits(2).errContains("Invalid tag");
    folder.run("spec", "macro", "%{minor}").exits(2).errContains("Invalid macro name");
    folder.run("spec", "macro", "x} %(touch ran)").exits(2).nothingChanged();
  }
}
