using CoProduction.Functions.Registry;
using CoProduction.Functions.Resources;

namespace CoProduction.Functions.OpenApi.Generation;

/// <summary>Finds out of which kind of record a class has the functions.</summary>
internal static class ResourceReader
{
    /// <summary>The kind; null where the class is of none.</summary>
    public static RecordKind? Of(Type functions, RecordKinds kinds)
    {
        var endpoints = functions.GetConstructors()
            .SelectMany(constructor => constructor.GetParameters())
            .Select(parameter => parameter.ParameterType)
            .FirstOrDefault(type => type.IsGenericType && type.GetGenericTypeDefinition() == typeof(ResourceEndpoints<,>));
        return endpoints is null ? null : kinds.All.Single(kind => kind.Record == endpoints.GetGenericArguments()[0]);
    }
}
