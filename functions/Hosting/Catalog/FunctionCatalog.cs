using System.Collections.Frozen;
using System.Reflection;
using Microsoft.Azure.Functions.Worker;

namespace CoProduction.Functions.Hosting.Catalog;

/// <summary>
/// Every function of the program, read once from the attributes from which the worker's SDK generates what the Functions host reads.
/// </summary>
public sealed class FunctionCatalog
{
    private readonly FrozenDictionary<string, FunctionDescriptor> byName;

    /// <exception cref="InvalidFunctionException">A function would not run alike on both hosts; the message names each fault.</exception>
    public FunctionCatalog(IEnumerable<Type> types)
    {
        var faults = new List<string>();
        var functions = new List<FunctionDescriptor>();
        foreach (var method in types.SelectMany(MarkedMethods))
        {
            try
            {
                functions.Add(FunctionReader.Read(method));
            }
            catch (InvalidFunctionException fault)
            {
                faults.Add(fault.Message);
            }
        }

        faults.AddRange(functions
            .GroupBy(function => function.Name, StringComparer.OrdinalIgnoreCase)
            .Where(namesakes => namesakes.Count() > 1)
            .Select(namesakes => $"{namesakes.Key}: {namesakes.Count()} functions have this name."));
        if (faults.Count > 0)
        {
            throw new InvalidFunctionException(string.Join(Environment.NewLine, faults));
        }

        All = [.. functions.OrderBy(function => function.Name, StringComparer.OrdinalIgnoreCase)];
        byName = All.ToFrozenDictionary(function => function.Name, StringComparer.OrdinalIgnoreCase);
    }

    /// <summary>In alphabetical order of names, the order in which the Functions host tries their routes.</summary>
    public IReadOnlyList<FunctionDescriptor> All { get; }

    /// <summary>The functions of the classes whose names end in <c>Functions</c>, as all that have any do.</summary>
    /// <exception cref="InvalidFunctionException"><inheritdoc cref="FunctionCatalog(IEnumerable{Type})" path="/exception"/></exception>
    public static FunctionCatalog Of(Assembly assembly) =>
        new(assembly.GetExportedTypes().Where(type => type.Name.EndsWith("Functions", StringComparison.Ordinal)));

    /// <summary>The function of this name, without regard to case; null where there is none.</summary>
    public FunctionDescriptor? Find(string name) => byName.GetValueOrDefault(name);

    /// <summary>The functions that this kind of trigger runs, each with its trigger.</summary>
    public IEnumerable<(FunctionDescriptor Function, TTrigger Trigger)> TriggeredBy<TTrigger>() where TTrigger : FunctionTrigger
        => All.Where(function => function.Trigger is TTrigger).Select(function => (function, (TTrigger)function.Trigger));

    private static IEnumerable<MethodInfo> MarkedMethods(Type type)
        => type.GetMethods(BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly)
            .Where(method => method.IsDefined(typeof(FunctionAttribute)));
}
