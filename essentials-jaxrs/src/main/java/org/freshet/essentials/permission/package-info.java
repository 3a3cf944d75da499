/** Internal. Permissions of resource methods: read at deployment, judged for each request. */
@NullMarked
package org.freshet.essentials.permission;

import org.jspecify.annotations.NullMarked;
