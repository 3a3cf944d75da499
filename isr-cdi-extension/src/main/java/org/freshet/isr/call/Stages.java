package org.freshet.isr.call;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import org.jspecify.annotations.Nullable;

/** Stages of methods that run on a thread of their own, which may wait for them. */
final class Stages {

  private Stages() {}

  /** What a stage is completed with; throws what it failed with. */
  static @Nullable Object value(@Nullable Object stage) throws Exception {
    if (!(stage instanceof CompletionStage<?> known)) {
      return stage;
    }
    try {
      return known.toCompletableFuture().get();
    } catch (ExecutionException e) {
      if (e.getCause() instanceof Exception failure) {
        throw failure;
      }
      if (e.getCause() instanceof Error error) {
        throw error;
      }
      throw e;
    }
  }

  static CompletableFuture<@Nullable Object> of(@Nullable Object value) {
    return CompletableFuture.completedFuture(value);
  }
}
