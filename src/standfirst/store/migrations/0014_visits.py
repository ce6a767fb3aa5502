from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('store', '0013_reader_choices'),
    ]

    operations = [
        migrations.AddField(
            model_name='seenstory',
            name='earlier',
            field=models.PositiveIntegerField(db_default=0, default=0),
        ),
        migrations.AddField(
            model_name='seenstory',
            name='visit_at',
            field=models.DateTimeField(null=True),
        ),
    ]
