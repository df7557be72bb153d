package org.rdopkg.requirements;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.rdopkg.error.RdopkgException;

class PackageNamesTest {
  private final PackageNames names = PackageNames.ofRdo();

  @ParameterizedTest
  @CsvSource({
    "six, python-six, python3-six",
    "oslo.config, python-oslo-config, python3-oslo-config",
    "PyYAML, python-pyyaml, python3-pyyaml",
    "SQLAlchemy, python-sqlalchemy, python3-sqlalchemy",
    "python-novaclient, python-novaclient, python3-novaclient",
    "Babel, python-babel, python3-babel",
    "pyOpenSSL, python-pyOpenSSL, python3-pyOpenSSL",
    "PyMySQL, python-PyMySQL, python3-PyMySQL",
    "APScheduler, python-APScheduler, python3-APScheduler",
    "dnspython, python-dns, python3-dns",
    "GitPython, GitPython, python3-GitPython",
    "sqlalchemy-migrate, python-migrate, python3-migrate",
    "posix_ipc, python-posix_ipc, python3-posix_ipc",
    "sphinx_rtd_theme, python-sphinx_rtd_theme, python3-sphinx_rtd_theme",
    "xattr, pyxattr, python3-pyxattr",
    "numpy, numpy, python3-numpy",
    "distribute, python-setuptools, python3-setuptools",
    "XStatic-Angular, python-XStatic-Angular, python3-XStatic-Angular",
    "XStatic-JQuery.quicksearch, python-XStatic-JQuery-quicksearch,"
        + " python3-XStatic-JQuery-quicksearch",
    "XStatic-term.js, python-XStatic-termjs, python3-XStatic-termjs",
    "nova, openstack-nova, openstack-nova",
    "Tempest, openstack-tempest, openstack-tempest",
    "ironic-python-agent, openstack-ironic-python-agent, openstack-ironic-python-agent",
    "horizon, openstack-dashboard, openstack-dashboard",
    "designate-dashboard, openstack-designate-ui, openstack-designate-ui",
    "neutron-lbaas-dashboard, openstack-neutron-lbaas-ui, openstack-neutron-lbaas-ui",
    "magnum-ui, openstack-magnum-ui, openstack-magnum-ui",
    "keystone-tempest-plugin, python-keystone-tests-tempest, python3-keystone-tests-tempest",
    "libvirt-python, python-libvirt, python3-libvirt",
    "xyz-python, python-xyz, python3-xyz",
    "zope.interface, python-zope-interface, python3-zope-interface",
    "diskimage-builder, diskimage-builder, diskimage-builder"
  })
  void projectsHaveThePackagesOfTheRdoWorld(String module, String packageName, String python3) {
    assertThat(names.packageOf(module)).isEqualTo(packageName);
    assertThat(PackageNames.forPython(packageName, "3")).isEqualTo(python3);
  }

  @ParameterizedTest
  @CsvSource({
    "python3-six, python-six",
    "python2-six, python-six",
    "python3.11-six, python-six",
    "python-six, python-six",
    "python36-six, python-six",
    "python3dist(oslo.config), python-oslo-config",
    "python3.9dist(PyYAML), python-pyyaml",
    "python3dist(foo[bar]), python-foo",
    "python3, python3",
    "python3-devel, python-devel",
    "pythonic-x, pythonic-x",
    "openstack-nova, openstack-nova",
    "config(python3-x), config(python3-x)",
    "python3-six(x86-64), python-six",
    "-64), ''",
    "python3-numpy, numpy",
    "python2-numpy, numpy",
    "python3-GitPython, GitPython",
    "-x, -x"
  })
  void capabilitiesAreComparedWithoutTheirPythonVersion(String capability, String name) {
    assertThat(names.unversioned(capability)).isEqualTo(name);
  }

  @Test
  void theUsersRulesComeFirst() {
    PackageNames own =
        PackageNames.with(
            List.of("PyYAML=python-yaml", "acme-*=acme-python-*", "x.*=y", "nova=python-nova"));
    assertThat(own.packageOf("pyyaml")).isEqualTo("python-yaml");
    assertThat(own.packageOf("ACME_tools")).isEqualTo("acme-python-tools");
    assertThat(own.packageOf("x-1")).isEqualTo("y");
    assertThat(own.packageOf("nova")).isEqualTo("python-nova");
    assertThat(own.packageOf("six")).isEqualTo("python-six");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "x", "=y", "x=", "a*b*=c"})
  void otherRulesAreRefused(String rule) {
    assertThatThrownBy(() -> PackageNames.with(List.of(rule))).isInstanceOf(RdopkgException.class);
  }
}
