package org.freshet.essentials.cdi;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.core.Feature;
import jakarta.ws.rs.core.FeatureContext;
import org.freshet.essentials.config.EssentialsSettings;
import org.freshet.essentials.config.ProblemSettings;
import org.freshet.essentials.lifecycle.version.KnownVersions;
import org.freshet.essentials.lifecycle.version.VersionFilter;
import org.freshet.essentials.problem.Failures;
import org.freshet.essentials.problem.ProblemAnswers;
import org.freshet.essentials.problem.ProblemMapper;
import org.freshet.essentials.problem.ProblemWriter;
import org.freshet.essentials.problem.UnreadableBodies;
import org.freshet.essentials.problem.parameter.ParameterConverters;
import org.freshet.essentials.problem.violation.ViolationMapper;

/**
 * Binds what concerns every request of an application: found by META-INF/services, of which
 * RESTEasy takes one feature only from each archive.
 */
@ApplicationScoped
public class EssentialsFeature implements Feature {

  /** After every provider of the application for the same type. */
  private static final int LAST = Integer.MAX_VALUE;

  @Inject EssentialsSettings settings;
  @Inject KnownVersions versions;

  @Override
  public boolean configure(FeatureContext context) {
    ProblemSettings problem = settings.problem();
    if (settings.lifecycle().negotiates()) {
      context.register(new VersionFilter(settings.lifecycle(), versions));
    }
    context.register(new ProblemWriter());
    context.register(new ProblemAnswers(problem));
    if (problem.enabled()) {
      Failures failures = new Failures();
      context.register(new ProblemMapper(failures), LAST);
      context.register(new UnreadableBodies(problem));
      if (Present.isThere("jakarta.validation.ConstraintViolationException")) {
        context.register(new ViolationMapper(problem, failures), LAST);
      }
      if (problem.namesParameters()) {
        context.register(new ParameterConverters(problem), LAST);
      }
    }
    return true;
  }
}
