namespace CoProduction.Functions.GapReports.Parts;

/// <summary>Marks an answer of which a caller can select members: only its marking is always there.</summary>
[AttributeUsage(AttributeTargets.Class)]
internal sealed class SelectableAttribute : Attribute
{
    /// <summary>The member that is always there.</summary>
    public const string Always = "marking";
}
