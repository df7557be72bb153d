/**
 * Steps of the build that are not part of the program: packages for rpm and dpkg, the list of
 * dependencies, the web site. The pom compiles and runs them in the profile {@code package}.
 */
package org.rdopkg.build;
