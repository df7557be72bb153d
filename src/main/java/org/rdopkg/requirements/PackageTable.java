package org.rdopkg.requirements;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.rdopkg.requirements.python.ProjectNames;

/**
 * The names that distributions of the RDO world gave to packages of Python projects otherwise than
 * by the rule, and the services whose packages are called {@code openstack-NAME}. Facts as the
 * specs of RDO and Fedora and the name map of OpenStack's packagers have them.
 */
final class PackageTable {
  private static final String NAMES =
      """
      ansible                      ansible
      apscheduler                  python-APScheduler
      bandit                       bandit
      dib-utils                    dib-utils
      diskimage-builder            diskimage-builder
      distribute                   python-setuptools
      dnspython                    python-dns
      gitpython                    GitPython
      google-api-python-client     python-google-api-client
      graphviz                     graphviz
      heat-agents                  openstack-heat-agents
      heat-cfntools                heat-cfntools
      horizon                      openstack-dashboard
      instack-undercloud           instack-undercloud
      ipy                          python-IPy
      libvirt-python               python-libvirt
      m2crypto                     m2crypto
      mysql-python                 MySQL-python
      networking-l2gw              openstack-neutron-l2gw
      networking-vsphere           openstack-neutron-vsphere
      neutron-dynamic-routing      openstack-neutron-dynamic-routing
      nosexcover                   python-nose-xcover
      numpy                        numpy
      openstack-placement          openstack-placement
      os-apply-config              os-apply-config
      os-collect-config            os-collect-config
      os-net-config                os-net-config
      os-refresh-config            os-refresh-config
      oslosphinx                   python-oslo-sphinx
      ovs                          python-openvswitch
      pastedeploy                  python-paste-deploy
      pexpect                      pexpect
      pika-pool                    python-pika_pool
      posix-ipc                    python-posix_ipc
      prometheus-client            python-prometheus_client
      psycopg2-binary              python-psycopg2
      pycrypto                     python-crypto
      pyflakes                     pyflakes
      pyinotify                    python-inotify
      pyjwt                        python-jwt
      pylint                       pylint
      pymysql                      python-PyMySQL
      pyopenssl                    python-pyOpenSSL
      pyscss                       python-scss
      pysendfile                   pysendfile
      pystache                     pystache
      pyzmq                        python-zmq
      qpid-python                  python-qpid
      rtslib-fb                    python-rtslib
      semantic-version             python-semantic_version
      sphinx-rtd-theme             python-sphinx_rtd_theme
      sphinxcontrib-svg2pdfconverter python-sphinxcontrib-rsvgconverter
      sqlalchemy-migrate           python-migrate
      suds-community               python-suds
      suds-jurko                   python-suds
      supervisor                   supervisor
      systemd-python               python-systemd
      sysv-ipc                     python-sysv_ipc
      tempest-horizon              python-horizon-tests-tempest
      tripleo-incubator            openstack-tripleo
      watchdog                     watchdog
      wsgi-intercept               python-wsgi_intercept
      xattr                        pyxattr
      xstatic-term-js              python-XStatic-termjs
      """;

  /** Names whose package for Python 3 is not {@code python3-} and the same rest. */
  private static final String NAMES_OF_PYTHON_3 =
      """
      GitPython                    python3-GitPython
      MySQL-python                 python3-mysql
      graphviz                     python3-graphviz
      instack-undercloud           python3-instack-undercloud
      numpy                        python3-numpy
      os-apply-config              python3-os-apply-config
      os-collect-config            python3-os-collect-config
      os-net-config                python3-os-net-config
      os-refresh-config            python3-os-refresh-config
      pexpect                      python3-pexpect
      pyflakes                     python3-pyflakes
      pylint                       python3-pylint
      pysendfile                   python3-pysendfile
      pystache                     python3-pystache
      python-IPy                   python-IPy-python3
      pyxattr                      python3-pyxattr
      supervisor                   python3-supervisor
      watchdog                     python3-watchdog
      """;

  private static final Set<String> SERVICES =
      Set.copyOf(
          List.of(
              """
              aodh barbican ceilometer cinder cloudkitty cyborg designate ec2-api freezer freezer-api
              freezer-dr glance heat heat-templates ironic ironic-discoverd ironic-inspector
              ironic-python-agent keystone magnum manila masakari masakari-monitors mistral
              monasca-agent monasca-api monasca-ceilometer monasca-log-api monasca-notification
              monasca-persister monasca-transform murano neutron neutron-fwaas neutron-lbaas
              neutron-vpnaas nova octavia placement rally sahara swift tempest tripleo-common trove
              tuskar vitrage watcher zaqar zun
              """
                  .strip()
                  .split("\\s+", -1)));

  private static final Map<String, String> BY_PROJECT = pairs(NAMES);
  private static final Map<String, String> BY_PACKAGE = pairs(NAMES_OF_PYTHON_3);

  private static final Map<String, String> BY_BUILD = reversed(BY_PACKAGE);

  private PackageTable() {}

  private static Map<String, String> reversed(Map<String, String> pairs) {
    Map<String, String> reversed = new HashMap<>();
    pairs.forEach((packageName, build) -> reversed.put(build, packageName));
    return Map.copyOf(reversed);
  }

  private static Map<String, String> pairs(String table) {
    Map<String, String> pairs = new HashMap<>();
    for (String line : table.strip().split("\n", -1)) {
      String[] words = line.strip().split("\\s+", -1);
      pairs.put(words[0], words[1]);
    }
    return Map.copyOf(pairs);
  }

  /** The package that a project has by exception; null when the rules hold. */
  static @Nullable String byProject(String module) {
    String project = ProjectNames.normal(module);
    return SERVICES.contains(project) ? "openstack-" + project : BY_PROJECT.get(project);
  }

  /** The name of a package's build for Python 3 where it is an exception; null by the rule. */
  static @Nullable String ofPython3(String packageName) {
    return BY_PACKAGE.get(packageName);
  }

  /**
   * The package that a build for Python 3 belongs to where it is an exception; null by the rule.
   */
  static @Nullable String ofBuild(String build) {
    return BY_BUILD.get(build);
  }
}
