/** What those see who watch a server: health, meters, spans, events. */
package org.freshet.it.observe;
