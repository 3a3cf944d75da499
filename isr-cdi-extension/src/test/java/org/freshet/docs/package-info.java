/** Holds the documentation to the code: its snippets, links, tables and codes. */
package org.freshet.docs;
