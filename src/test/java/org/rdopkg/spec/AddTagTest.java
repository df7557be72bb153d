package org.rdopkg.spec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.rdopkg.error.RdopkgException;

class AddTagTest {
  private static String added(String spec, String name, String value) {
    return AddTag.line(SpecFile.of(spec), name, value).text();
  }

  @Test
  void behindTheTagThatUsuallyStandsBeforeIt() {
    assertThat(added("Name: a\nVersion: 1\n", "Epoch", "1"))
        .isEqualTo("Name: a\nEpoch: 1\nVersion: 1\n");
    assertThat(added("Name: a\nVersion: 1\nLicense: l\n", "url", "u"))
        .isEqualTo("Name: a\nVersion: 1\nLicense: l\nURL: u\n");
  }

  @Test
  void aboveTheNextOneWhereThatIsMissing() {
    assertThat(added("%fontpkg\nVersion: 1\n", "Name", "a"))
        .isEqualTo("%fontpkg\nName: a\nVersion: 1\n");
  }

  @Test
  void inTheColumnOfItsNeighbour() {
    assertThat(added("Name:\t\ta\n", "Epoch", "1")).isEqualTo("Name:\t\ta\nEpoch:\t\t1\n");
    assertThat(added("Name:     a\n", "Epoch", "1")).isEqualTo("Name:     a\nEpoch:    1\n");
    assertThat(added("Name:  a\n", "Summary", "1")).isEqualTo("Name:  a\nSummary: 1\n");
    assertThat(added("Name:a", "Epoch", "1")).isEqualTo("Name:a\nEpoch:1");
  }

  @Test
  void notBesideALineOfACondition() {
    assertThat(added("Name: a\n%if 1\nVersion: 1\n%endif\n", "Release", "1"))
        .isEqualTo("Name: a\nRelease: 1\n%if 1\nVersion: 1\n%endif\n");
  }

  @Test
  void aTagWhosePlaceNobodyKnowsIsRefused() {
    assertThatThrownBy(() -> added("Name: a\n", "Prefix", "x"))
        .isInstanceOf(RdopkgException.class)
        .hasMessage("The spec has no Prefix line");
    assertThatThrownBy(() -> added("%include x\n", "Name", "x"))
        .isInstanceOf(RdopkgException.class);
  }
}
