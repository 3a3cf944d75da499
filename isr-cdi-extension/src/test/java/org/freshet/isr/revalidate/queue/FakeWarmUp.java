package org.freshet.isr.revalidate.queue;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.freshet.isr.revalidate.WarmUp;
import org.freshet.isr.store.RenewalRequest;

/** Answers renewal requests as a test says, with 200 when it says nothing. */
public final class FakeWarmUp implements WarmUp {

  /** One answer. */
  public interface Reply {

    /** Its status. */
    int status() throws IOException;
  }

  /** The targets that were asked for, in order. */
  public final List<String> asked = new ArrayList<>();

  private final Deque<Reply> replies = new ArrayDeque<>();

  /** Whether anything can be renewed. */
  public boolean possible = true;

  /** Answers next with these statuses. */
  public FakeWarmUp then(int... statuses) {
    for (int status : statuses) {
      replies.add(() -> status);
    }
    return this;
  }

  /** Answers next as this says. */
  public FakeWarmUp then(Reply reply) {
    replies.add(reply);
    return this;
  }

  @Override
  public boolean isPossible() {
    return possible;
  }

  @Override
  public int get(RenewalRequest request) throws IOException {
    asked.add(request.target());
    Reply reply = replies.poll();
    return reply == null ? 200 : reply.status();
  }
}
