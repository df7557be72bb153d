/** What the tests share: temporary repositories, and comparisons with git itself. */
package org.rdopkg.testkit;
