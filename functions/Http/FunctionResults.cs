using System.Reflection;

namespace CoProduction.Functions.Http;

/// <summary>Reads the results that a function's signature allows.</summary>
internal static class FunctionResults
{
    /// <summary>The types of the function's results.</summary>
    public static IReadOnlyList<Type> Of(MethodInfo function)
    {
        var result = function.ReturnType.GetGenericArguments()[0];
        return result.IsGenericType && result.GetInterfaces().Contains(typeof(INestedHttpResult)) ? result.GetGenericArguments() : [result];
    }

    /// <summary>The kinds of problem among the function's results.</summary>
    public static IEnumerable<ProblemKind> Problems(MethodInfo function) => Of(function).Where(IsProblem).SelectMany(KindsOf).Distinct();

    public static bool IsProblem(Type result) => result.IsAssignableTo(typeof(IProblemKinds));

    private static IReadOnlyList<ProblemKind> KindsOf(Type problem) =>
        (IReadOnlyList<ProblemKind>)problem.GetProperty(nameof(IProblemKinds.Kinds), BindingFlags.Public | BindingFlags.Static)!.GetValue(null)!;
}
