namespace CoProduction.Functions.Tests.Mail;

/// <summary>Tests that share one program, one after another, because a run sends all that is due.</summary>
[CollectionDefinition(Name)]
public sealed class SharedMailProgram : ICollectionFixture<MailProgram>
{
    public const string Name = "Mail";
}
