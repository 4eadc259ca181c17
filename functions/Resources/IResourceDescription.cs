namespace CoProduction.Functions.Resources;

/// <summary>What a resource's description says of it without regard to its types.</summary>
public interface IResourceDescription
{
    /// <summary>Its last part of the address: <c>mro-sites</c>.</summary>
    string Path { get; }

    /// <summary>The property of the body that holds the id: <c>id</c>, <c>code</c>, …</summary>
    string IdProperty { get; }

    /// <summary>The filters that make sense for it, besides text and status.</summary>
    IReadOnlyList<string> Filters { get; }

    /// <summary>The filter by status; null where its records have none.</summary>
    StatusFilter? Status { get; }
}
