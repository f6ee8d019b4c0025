package io.journeyline.definition;

import dev.cel.common.CelAbstractSyntaxTree;
import dev.cel.common.ast.CelConstant;
import dev.cel.common.ast.CelExpr;
import dev.cel.common.ast.CelExpr.CelCall;
import dev.cel.common.ast.CelExpr.ExprKind;
import dev.cel.common.navigation.CelNavigableAst;
import dev.cel.common.navigation.CelNavigableExpr;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Which traits, or other facts of a customer, an expression can see: those that lie on a path it
 * reads, be it above or below its end. No other one changes its value.
 *
 * @param all whether any may matter
 * @param paths what is read of {@code traits}, with dots between names
 */
public record TraitsRead(boolean all, Set<String> paths) {
  static final TraitsRead ALL = new TraitsRead(true, Set.of());

  private static final String INDEX = "_[_]";
  private static final String IN = "@in";

  /** What any of several expressions can see of the traits. */
  public static TraitsRead of(Collection<Expression> expressions) {
    return of(expressions, CustomerFacts.TRAITS);
  }

  /** What any of several expressions can see of a variable of {@link CustomerFacts}. */
  public static TraitsRead of(Collection<Expression> expressions, String variable) {
    List<TraitsRead> each = expressions.stream().map(one -> one.reads(variable)).toList();
    return new TraitsRead(
        each.stream().anyMatch(TraitsRead::all),
        each.stream()
            .flatMap(read -> read.paths().stream())
            .collect(Collectors.toCollection(TreeSet::new)));
  }

  static TraitsRead of(CelAbstractSyntaxTree tree, String variable) {
    Set<String> paths = new TreeSet<>();
    List<CelNavigableExpr> places =
        CelNavigableAst.fromAst(tree)
            .getRoot()
            .allNodes()
            .filter(node -> isVariable(node, variable))
            .toList();
    for (CelNavigableExpr place : places) {
      List<String> path = path(place);
      if (path.isEmpty()) {
        return ALL;
      }
      paths.add(String.join(".", path));
    }
    return new TraitsRead(false, paths);
  }

  /** Whether the trait of this flattened name may matter. */
  public boolean reads(String name) {
    return all || paths.stream().anyMatch(path -> path.equals(name) || meet(path, name));
  }

  /** One of them is a group that has the other. */
  private static boolean meet(String path, String name) {
    return path.length() < name.length()
        ? name.startsWith(path) && name.charAt(path.length()) == '.'
        : path.startsWith(name)
            && path.length() > name.length()
            && path.charAt(name.length()) == '.';
  }

  private static boolean isVariable(CelNavigableExpr node, String variable) {
    return node.getKind() == ExprKind.Kind.IDENT
        && (node.expr().ident().name().equals(variable)
            || node.expr().ident().name().equals("." + variable));
  }

  /** The names by which the tree goes down from the variable, as far as they are constant. */
  private static List<String> path(CelNavigableExpr variable) {
    List<String> path = new ArrayList<>();
    CelNavigableExpr child = variable;
    CelNavigableExpr parent = child.parent().orElse(null);
    while (parent != null) {
      String name = nameOf(parent.expr(), child.id());
      if (name == null) {
        return path;
      }
      path.add(name);
      child = parent;
      parent = child.parent().orElse(null);
    }
    return path;
  }

  private static @Nullable String nameOf(CelExpr parent, long child) {
    return switch (parent.exprKind().getKind()) {
      case SELECT -> parent.select().field();
      case CALL -> nameOf(parent.call(), child);
      default -> null;
    };
  }

  private static @Nullable String nameOf(CelCall call, long child) {
    List<CelExpr> args = call.args();
    if (call.function().equals(INDEX) && args.size() == 2 && args.getFirst().id() == child) {
      return text(args.getLast());
    }
    if (call.function().equals(IN) && args.size() == 2 && args.getLast().id() == child) {
      return text(args.getFirst());
    }
    return null;
  }

  private static @Nullable String text(CelExpr expression) {
    return expression.exprKind().getKind() == ExprKind.Kind.CONSTANT
            && expression.constant().getKind() == CelConstant.Kind.STRING_VALUE
        ? expression.constant().stringValue()
        : null;
  }
}
