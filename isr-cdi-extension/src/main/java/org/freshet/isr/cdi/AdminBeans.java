package org.freshet.isr.cdi;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.enterprise.inject.Typed;
import jakarta.inject.Singleton;
import org.freshet.isr.admin.AdminRoutes;
import org.freshet.isr.admin.explain.Explainer;
import org.freshet.isr.admin.guard.Guard;
import org.freshet.isr.admin.guard.RequestRate;
import org.freshet.isr.admin.operate.ActionLog;
import org.freshet.isr.admin.operate.Operator;
import org.freshet.isr.admin.operate.PageWarmer;
import org.freshet.isr.admin.page.AdminPage;
import org.freshet.isr.admin.tell.JobsView;
import org.freshet.isr.admin.tell.MetersView;
import org.freshet.isr.admin.tell.StatusView;
import org.freshet.isr.admin.tell.StoredUrls;
import org.freshet.isr.api.Renewals;
import org.freshet.isr.config.IsrSettings;
import org.freshet.isr.define.IsrMethods;
import org.freshet.isr.http.FormToken;
import org.freshet.isr.meter.Meters;
import org.freshet.isr.revalidate.Raises;
import org.freshet.isr.revalidate.RevalidationQueue;
import org.freshet.isr.revalidate.WarmUp;
import org.freshet.isr.serve.FrontGate;
import org.freshet.isr.serve.OriginCache;
import org.freshet.isr.serve.PublicBases;
import org.freshet.isr.serve.SteadyClock;
import org.freshet.isr.store.ResponseStore;
import org.freshet.isr.tags.TagGraph;

/** Puts the operator's resource together; nothing of it is made where nobody asks for it. */
@ApplicationScoped
class AdminBeans {

  @Produces
  @Singleton
  @Typed(Guard.class)
  static Guard guard(IsrSettings settings, FormToken tokens, SteadyClock clock) {
    return new Guard(new RequestRate(clock), tokens, clock, settings);
  }

  @Produces
  @Singleton
  @Typed(Explainer.class)
  static Explainer explainer(
      IsrSettings settings,
      IsrMethods methods,
      Meters meters,
      OriginCache cache,
      ResponseStore store,
      TagGraph graph,
      RevalidationQueue queue,
      FrontGate gate) {
    return new Explainer(settings, methods, meters, cache, store, graph, queue, gate);
  }

  @Produces
  @Singleton
  @Typed(ActionLog.class)
  static ActionLog actions(SteadyClock clock) {
    return new ActionLog(clock);
  }

  @Produces
  @Singleton
  @Typed(StoredUrls.class)
  static StoredUrls urls(TagGraph graph, ResponseStore store) {
    return new StoredUrls(graph, store);
  }

  @Produces
  @Singleton
  @Typed(PageWarmer.class)
  static PageWarmer warmer(WarmUp warmUp, PublicBases bases, TagGraph graph, ResponseStore store) {
    return new PageWarmer(warmUp, bases, graph, store);
  }

  @Produces
  @Singleton
  @Typed(Operator.class)
  static Operator operator(
      Raises raises,
      Renewals renewals,
      StoredUrls urls,
      IsrMethods methods,
      PageWarmer warmer,
      ActionLog actions) {
    return new Operator(raises, renewals, urls, methods, warmer, actions);
  }

  @Produces
  @Singleton
  @Typed(AdminPage.class)
  static AdminPage page(
      IsrSettings settings,
      Meters meters,
      Renewals renewals,
      TagGraph graph,
      StoredUrls urls,
      Explainer explainer,
      PublicBases bases,
      ActionLog actions) {
    return new AdminPage(settings, meters, renewals, graph, urls, explainer, bases, actions);
  }

  @Produces
  @Singleton
  @Typed(AdminRoutes.class)
  static AdminRoutes routes(
      IsrSettings settings,
      Meters meters,
      Renewals renewals,
      TagGraph graph,
      StoredUrls urls,
      Explainer explainer,
      Operator operator,
      ActionLog actions,
      PublicBases bases,
      AdminPage page) {
    return new AdminRoutes(
        new StatusView(settings, meters, renewals, graph, urls),
        new MetersView(meters),
        new JobsView(renewals),
        explainer,
        operator,
        actions,
        bases,
        page);
  }
}
