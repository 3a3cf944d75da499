/** Tests of plans. */
package org.freshet.partstream.plan;
