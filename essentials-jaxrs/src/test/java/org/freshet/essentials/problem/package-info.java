/** Tests of {@code problem}. */
package org.freshet.essentials.problem;
