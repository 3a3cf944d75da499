/** Tests of {@code problem.violation}. */
package org.freshet.essentials.problem.violation;
