/** The web site of the project, as a reader's browser sees it. */
package org.rdopkg.site;
