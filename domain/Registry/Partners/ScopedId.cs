namespace CoProduction.Registry.Partners;

/// <summary>Ids that begin with their scope, so that the id alone tells the scope.</summary>
public static class ScopedId
{
    /// <summary>The first part of such an id: <c>pol</c>, <c>eu</c>, <c>allied</c> or <c>company</c>.</summary>
    public static string PrefixOf(Scope scope) =>
        scope.Kind == ScopeKind.Company ? "company" : scope.Value.ToLowerInvariant();

    public static string RuleFor(Scope scope) => $"The id of a figure of {scope} begins with '{PrefixOf(scope)}-'.";

    public static bool Fits(Scope scope, RecordId id) =>
        id.Value.StartsWith(PrefixOf(scope) + "-", StringComparison.Ordinal);

    /// <exception cref="ArgumentException">The id does not begin with its scope.</exception>
    internal static RecordId Of(Scope scope, RecordId id) =>
        Fits(scope, id) ? id : throw new ArgumentException(RuleFor(scope), nameof(id));
}
