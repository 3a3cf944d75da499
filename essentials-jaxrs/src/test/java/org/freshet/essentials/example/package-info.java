/** What the pages about the API essentials quote. */
package org.freshet.essentials.example;
