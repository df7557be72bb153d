/** rdopkg's own packages and its own spec file. */
package org.rdopkg.packaging;
