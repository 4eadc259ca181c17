using System.Collections.Frozen;
using System.Reflection;
using Microsoft.Azure.Functions.Worker;

namespace CoProduction.Functions.Catalog;

/// <summary>
/// Every function of the program, read once from its attributes. The worker's SDK generates the metadata for the Functions host from the same
/// attributes.
/// </summary>
public sealed class FunctionCatalog
{
    private readonly FrozenDictionary<string, FunctionDescriptor> byName;

    /// <exception cref="InvalidFunctionException">The two hosts would run a function differently. The message names each fault.</exception>
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

    /// <summary>All functions, in alphabetical order of names. The Functions host tries their routes in this order.</summary>
    public IReadOnlyList<FunctionDescriptor> All { get; }

    /// <summary>The functions of an assembly, from all classes whose names end in <c>Functions</c>.</summary>
    /// <exception cref="InvalidFunctionException"><inheritdoc cref="FunctionCatalog(IEnumerable{Type})" path="/exception"/></exception>
    public static FunctionCatalog Of(Assembly assembly) =>
        new(assembly.GetExportedTypes().Where(type => type.Name.EndsWith("Functions", StringComparison.Ordinal)));

    /// <summary>The function with this name, in any case; null if there is none.</summary>
    public FunctionDescriptor? Find(string name) => byName.GetValueOrDefault(name);

    /// <summary>The functions with this kind of trigger, each with its trigger.</summary>
    public IEnumerable<(FunctionDescriptor Function, TTrigger Trigger)> TriggeredBy<TTrigger>() where TTrigger : FunctionTrigger
        => All.Where(function => function.Trigger is TTrigger).Select(function => (function, (TTrigger)function.Trigger));

    private static IEnumerable<MethodInfo> MarkedMethods(Type type)
        => type.GetMethods(BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly)
            .Where(method => method.IsDefined(typeof(FunctionAttribute)));
}

/// <summary>One function, as its attributes describe it.</summary>
/// <param name="Name">Unique in the program. Case does not matter.</param>
/// <param name="Method">The method to call, on a new instance of its class unless it is static.</param>
/// <param name="Trigger">The trigger that runs it.</param>
public sealed record FunctionDescriptor(string Name, MethodInfo Method, FunctionTrigger Trigger)
{
    /// <summary>Creates a new instance for each call, from the services in the call's scope; null for a static method.</summary>
    public ObjectFactory? Instances() => Method.IsStatic ? null : ActivatorUtilities.CreateFactory(Method.ReflectedType!, Type.EmptyTypes);
}
