package io.journeyline.local.container;

import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Whether this machine can run containers. A whole class is skipped before it starts any. */
final class ContainersCondition implements ExecutionCondition {
  private static final Logger LOG = LoggerFactory.getLogger(ContainersCondition.class);

  @Override
  public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
    if (context.getTestMethod().isPresent()) {
      return ConditionEvaluationResult.enabled("its class is");
    }
    String lack = ContainerEngine.lack();
    if (lack.isEmpty()) {
      return ConditionEvaluationResult.enabled("a container engine answers");
    }
    LOG.warn("{} is skipped: {}", context.getDisplayName(), lack);
    return ConditionEvaluationResult.disabled(lack);
  }
}
