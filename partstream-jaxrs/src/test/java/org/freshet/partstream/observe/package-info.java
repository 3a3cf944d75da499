/** What those are told who watch. */
package org.freshet.partstream.observe;
