/** What every container test stands on: archives, the server that runs, and a client. */
package org.freshet.it.server;
