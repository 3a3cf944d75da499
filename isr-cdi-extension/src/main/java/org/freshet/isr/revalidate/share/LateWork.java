package org.freshet.isr.revalidate.share;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.freshet.isr.api.GivenUpPage;
import org.freshet.isr.revalidate.RevalidationQueue.Offer;
import org.freshet.isr.tags.Sequence;
import org.freshet.isr.tags.TagGraphException;
import org.jspecify.annotations.Nullable;

/** Work whose backend is found only when the application starts; fails until then. Thread-safe. */
public final class LateWork implements SharedWork {

  private volatile @Nullable SharedWork begun;

  /** The backend is there. */
  public void begin(SharedWork work) {
    begun = work;
  }

  private SharedWork work() {
    SharedWork work = begun;
    if (work == null) {
      throw new TagGraphException("the application has not started");
    }
    return work;
  }

  @Override
  public Offer add(String key, String target, Sequence known) {
    return work().add(key, target, known);
  }

  @Override
  public void withdraw(String key) {
    work().withdraw(key);
  }

  @Override
  public Taken take(int most) {
    return work().take(most);
  }

  @Override
  public void hold(Collection<Job> jobs) {
    work().hold(jobs);
  }

  @Override
  public boolean end(Job job, @Nullable GivenUpPage failure) {
    return work().end(job, failure);
  }

  @Override
  public Map<String, Boolean> ended(Collection<String> keys) {
    return work().ended(keys);
  }

  @Override
  public void produced(String key) {
    work().produced(key);
  }

  @Override
  public List<GivenUpPage> givenUp() {
    return work().givenUp();
  }

  @Override
  public int replay(@Nullable String target, Sequence known) {
    return work().replay(target, known);
  }
}
