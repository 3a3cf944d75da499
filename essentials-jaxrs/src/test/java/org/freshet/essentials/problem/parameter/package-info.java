/** Tests of {@code problem.parameter}. */
package org.freshet.essentials.problem.parameter;
