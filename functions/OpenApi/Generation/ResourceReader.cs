using CoProduction.Functions.Records;

namespace CoProduction.Functions.OpenApi.Generation;

/// <summary>Finds the kind of record that a class of functions serves.</summary>
internal static class ResourceReader
{
    /// <summary>The kind of record; null if the class serves none.</summary>
    public static RecordKind? Of(Type functions, RecordKinds kinds)
    {
        var endpoints = functions.GetConstructors()
            .SelectMany(constructor => constructor.GetParameters())
            .Select(parameter => parameter.ParameterType)
            .FirstOrDefault(type => type.IsGenericType && type.GetGenericTypeDefinition() == typeof(ResourceEndpoints<,>));
        return endpoints is null ? null : kinds.All.Append(RecordKinds.MembershipProposals).Single(kind => kind.Record == endpoints.GetGenericArguments()[0]);
    }
}
