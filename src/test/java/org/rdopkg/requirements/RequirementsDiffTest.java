package org.rdopkg.requirements;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.rdopkg.requirements.RequirementsDiff.Entry;
import org.rdopkg.requirements.python.PythonEnvironment;
import org.rdopkg.requirements.python.Requirement;

class RequirementsDiffTest {
  private static RequirementsDiff diff(String before, String after) {
    return RequirementsDiff.of(
        list(before), list(after), PythonEnvironment.of("3.9").orElseThrow());
  }

  private static List<Requirement> list(String lines) {
    return Stream.of(lines.split("\n", -1)).flatMap(l -> Requirement.parse(l).stream()).toList();
  }

  @Test
  void addedChangedAndRemovedAreToldInTheOrderOfTheNewFile() {
    RequirementsDiff diff = diff("a>=1\nb\ngone<3\nsame>=1,<2", "new\nA>=2\nb>=1\nsame<2,>=1");
    assertThat(diff.added()).containsExactly(new Entry("new", "", ""));
    assertThat(diff.changed())
        .containsExactly(new Entry("A", ">= 2", ">= 1"), new Entry("b", ">= 1", ""));
    assertThat(diff.removed()).containsExactly(new Entry("gone", "< 3", "< 3"));
  }

  @Test
  void whatDoesNotHoldDoesNotCount() {
    assertThat(diff("a", "a\nb;python_version<'3'").isEmpty()).isTrue();
  }
}
