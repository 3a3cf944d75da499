package org.freshet.isr.observe;

import io.opentelemetry.context.Context;
import io.opentelemetry.sdk.trace.ReadWriteSpan;
import io.opentelemetry.sdk.trace.ReadableSpan;
import io.opentelemetry.sdk.trace.SpanProcessor;
import java.util.ArrayList;
import java.util.List;

/** Keeps the spans that have ended. */
final class EndedSpans implements SpanProcessor {

  private final List<ReadableSpan> ended = new ArrayList<>();

  List<ReadableSpan> ended() {
    return ended;
  }

  @Override
  public void onStart(Context parent, ReadWriteSpan span) {}

  @Override
  public boolean isStartRequired() {
    return false;
  }

  @Override
  public void onEnd(ReadableSpan span) {
    ended.add(span);
  }

  @Override
  public boolean isEndRequired() {
    return true;
  }
}
