package org.freshet.isr.persistence.bulk;

import jakarta.annotation.Priority;
import jakarta.inject.Inject;
import jakarta.interceptor.AroundInvoke;
import jakarta.interceptor.Interceptor;
import jakarta.interceptor.InvocationContext;
import org.freshet.isr.api.RevalidatesEntity;
import org.freshet.isr.persistence.bulk.BulkMethods.Changed;
import org.freshet.isr.persistence.transaction.TransactionChanges;
import org.jspecify.annotations.Nullable;

/**
 * Raises what a method says it changes.
 *
 * <p>Inside of all other interceptors, not outside of {@code @Transactional}: from there a rollback
 * could not be told from a commit, since either may come with an exception or without, and the tags
 * could not be owed before the commit. A transaction is joined before the method, in case the
 * method ends it, and after it, in case the method has begun another.
 */
@Interceptor
@RevalidatesEntity
@Priority(Interceptor.Priority.PLATFORM_AFTER + 100)
class RevalidatesEntityInterceptor {

  private final BulkMethods methods;
  private final TransactionChanges changes;

  @Inject
  RevalidatesEntityInterceptor(BulkMethods methods, TransactionChanges changes) {
    this.methods = methods;
    this.changes = changes;
  }

  @AroundInvoke
  @Nullable Object raise(InvocationContext call) throws Exception {
    Changed changed = changed(call);
    if (changed == null) {
      return call.proceed();
    }
    changes.willChangeUnseen(changed.tags(), changed.entities());
    BulkScope.enter();
    try {
      return call.proceed();
    } finally {
      BulkScope.leave();
      changes.changedUnseen(changed.tags(), changed.entities());
    }
  }

  private @Nullable Changed changed(InvocationContext call) {
    return methods.changed(call.getTarget().getClass(), call.getMethod(), call.getParameters());
  }
}
