using System.Collections.Concurrent;
using System.Text.Json.Serialization.Metadata;
using CoProduction.Functions.Store;

namespace CoProduction.Functions.GapReports.Parts;

/// <summary>The members that the JSON of a type has.</summary>
internal static class TypedJson
{
    private static readonly ConcurrentDictionary<Type, IReadOnlyList<JsonMember>> Known = new();
    private static readonly ConcurrentDictionary<Type, bool> WithMonths = new();

    public static IReadOnlyList<JsonMember> MembersOf(Type type) => Known.GetOrAdd(type, Read);

    /// <summary>Whether a member is a list by month, or holds one anywhere.</summary>
    public static bool HoldsMonths(JsonMember member) =>
        member.IsByMonth || (member.Part is { } part && WithMonths.GetOrAdd(part, static type => MembersOf(type).Any(HoldsMonths)));

    private static IReadOnlyList<JsonMember> Read(Type type) =>
    [
        .. RecordJson.Options.GetTypeInfo(type).Properties.Where(property => property.Get is not null).Select(property =>
        {
            var info = RecordJson.Options.GetTypeInfo(property.PropertyType);
            var isList = info.Kind == JsonTypeInfoKind.Enumerable;
            var part = isList ? info.ElementType! : property.PropertyType;
            return new JsonMember(
                property.Name,
                property.PropertyType,
                RecordJson.Options.GetTypeInfo(part).Kind == JsonTypeInfoKind.Object ? part : null,
                isList,
                property.AttributeProvider?.IsDefined(typeof(ByMonthAttribute), inherit: false) == true);
        }),
    ];
}

/// <param name="Name">Its name in JSON.</param>
/// <param name="Type">Its type.</param>
/// <param name="Part">The type of the object, or of the objects in the list; null for values.</param>
/// <param name="IsList">Whether it is a list.</param>
/// <param name="IsByMonth">Whether it is a list with one element for each month.</param>
internal sealed record JsonMember(string Name, Type Type, Type? Part, bool IsList, bool IsByMonth);
