package org.freshet.isr.persistence.unit;

import jakarta.enterprise.context.spi.CreationalContext;
import jakarta.enterprise.inject.spi.InjectionPoint;
import jakarta.enterprise.inject.spi.InjectionTarget;
import java.util.Set;
import java.util.function.Consumer;

/** Injects as before, and shows each instance to someone who learns from it. */
final class LearningTarget<X> implements InjectionTarget<X> {

  private final InjectionTarget<X> target;
  private final Consumer<X> learner;

  LearningTarget(InjectionTarget<X> target, Consumer<X> learner) {
    this.target = target;
    this.learner = learner;
  }

  @Override
  public void inject(X instance, CreationalContext<X> context) {
    target.inject(instance, context);
  }

  /** Enterprise beans have their resources only now. */
  @Override
  public void postConstruct(X instance) {
    learner.accept(instance);
    target.postConstruct(instance);
  }

  @Override
  public void preDestroy(X instance) {
    target.preDestroy(instance);
  }

  @Override
  public X produce(CreationalContext<X> context) {
    return target.produce(context);
  }

  @Override
  public void dispose(X instance) {
    target.dispose(instance);
  }

  @Override
  public Set<InjectionPoint> getInjectionPoints() {
    return target.getInjectionPoints();
  }
}
