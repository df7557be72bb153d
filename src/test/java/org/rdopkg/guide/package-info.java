/** The guide in {@code docs/}: its command lines are run, its pages checked. */
package org.rdopkg.guide;
