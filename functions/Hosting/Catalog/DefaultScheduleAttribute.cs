namespace CoProduction.Functions.Hosting.Catalog;

/// <summary>When a timer function runs unless the setting that its trigger names says otherwise.</summary>
/// <param name="expression">Six cron fields, seconds first, in UTC: <c>0 30 2 * * *</c> is every night at half past two.</param>
[AttributeUsage(AttributeTargets.Method)]
public sealed class DefaultScheduleAttribute(string expression) : Attribute
{
    public string Expression { get; } = expression;
}
