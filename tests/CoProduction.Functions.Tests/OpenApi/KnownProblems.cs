using System.Reflection;
using CoProduction.Functions.Http;

namespace CoProduction.Functions.Tests.OpenApi;

/// <summary>Every kind of problem that the program declares.</summary>
internal static class KnownProblems
{
    public static IReadOnlyList<ProblemKind> All { get; } =
    [
        .. typeof(ProblemKind).Assembly.GetTypes()
            .SelectMany(type => type.GetFields(BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Static))
            .Where(field => field.FieldType == typeof(ProblemKind))
            .Select(field => (ProblemKind)field.GetValue(null)!),
    ];
}
